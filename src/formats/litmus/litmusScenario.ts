// A litmus test as a scenario: a lane and a task for each thread, and its question as a property.

import { unreachable } from '../../base/unreachable.ts';
import type { Litmus, LitmusCondition, LitmusOperation } from './litmus.ts';

const numberMax = 15;

/** The scenario's text, under all machines that litmus tests are asked about. */
export function scenarioOfLitmus({ name, init, threads, exists }: Litmus): string {
  const places = namesOf(threads, (each) => ('place' in each ? [each.place] : []));
  const locks = namesOf(threads, (each) => ('lock' in each ? [each.lock] : []));
  return [
    `scenario "${name.replace(/["\\{}]/g, '')}"`,
    'memory weak | tso | sc;',
    '',
    ...threads.map((_, thread) => `lane cpu${thread};`),
    ...places.map((place) => `int 0..${numberMax} ${place}${printInit(init.get(place))};`),
    ...locks.map((lock) => `spinlock fine ${lock};`),
    ...threads.flatMap((operations, thread) => printTask(operations, thread)),
    '',
    `final !(${printEnd(exists)}) never_so "It never ends so.";`,
    '',
  ].join('\n');
}

function namesOf(
  threads: Litmus['threads'],
  named: (operation: LitmusOperation) => readonly string[],
): readonly string[] {
  return [...new Set(threads.flat().flatMap(named))];
}

function printInit(value: number | undefined): string {
  return value === undefined ? '' : ` = ${value}`;
}

function printTask(operations: readonly LitmusOperation[], thread: number): readonly string[] {
  const registers = namesOf([operations], (each) => ('to' in each ? [each.to] : []));
  return [
    '',
    `task P${thread} on cpu${thread} {`,
    ...registers.map((register) => `    int 0..${numberMax} ${register};`),
    ...operations.map((each) => `    ${printStatement(each)}`),
    '}',
  ];
}

function printStatement(operation: LitmusOperation): string {
  switch (operation.kind) {
    case 'read': {
      const { to, place, acquire } = operation;
      return acquire ? `${to} = smp_load_acquire(&${place});` : `${to} = READ_ONCE(${place});`;
    }
    case 'write': {
      const { place, value, release } = operation;
      return release ? `smp_store_release(&${place}, ${value});` : `WRITE_ONCE(${place}, ${value});`;
    }
    case 'fence':
      return `${operation.fence}();`;
    case 'atomic':
      return `${operation.to} = ${operation.call}(&${[operation.place, ...operation.values].join(', ')});`;
    case 'lock':
      return `spin_lock(&${operation.lock});`;
    case 'unlock':
      return `spin_unlock(&${operation.lock});`;
    default:
      return unreachable(operation);
  }
}

function printEnd(condition: LitmusCondition): string {
  switch (condition.kind) {
    case 'is': {
      const { thread, name, value } = condition;
      return `${thread === undefined ? '' : `P${thread}.`}${name} == ${value}`;
    }
    case 'not':
      return `!(${printEnd(condition.of)})`;
    case 'and':
      return `(${printEnd(condition.left)}) && (${printEnd(condition.right)})`;
    case 'or':
      return `(${printEnd(condition.left)}) || (${printEnd(condition.right)})`;
    default:
      return unreachable(condition);
  }
}
