// A litmus test in the C dialect of the kernel's tools/memory-model/litmus-tests, as herd7 reads it.

import { unreachable } from '../../base/unreachable.ts';
import type { Litmus, LitmusCondition, LitmusOperation } from './litmus.ts';

/** The test, its last line ended. */
export function printLitmus({ name, about, init, threads, exists }: Litmus): string {
  const comment = about.map((line) => ` * ${line.replaceAll('*)', '* )')}`);
  const values = [...init].map(([place, value]) => `\t${place}=${value};`);
  return [
    `C ${name}`,
    '',
    ...(comment.length === 0 ? [] : ['(*', ...comment, ' *)', '']),
    ...(values.length === 0 ? ['{}'] : ['{', ...values, '}']),
    '',
    ...threads.flatMap((operations, thread) => [...printThread(operations, thread), '']),
    `exists (${printCondition(exists)})`,
    '',
  ].join('\n');
}

function printThread(operations: readonly LitmusOperation[], thread: number): readonly string[] {
  const registers = new Set(operations.flatMap((each) => ('to' in each ? [each.to] : [])));
  return [
    `P${thread}(${parametersOf(operations).join(', ')})`,
    '{',
    ...[...registers].map((register) => `\tint ${register};`),
    ...(registers.size === 0 ? [] : ['']),
    ...operations.map((operation) => `\t${printOperation(operation)};`),
    '}',
  ];
}

/** What the thread touches: a pointer to each. */
function parametersOf(operations: readonly LitmusOperation[]): readonly string[] {
  const places = operations.flatMap((each) => ('place' in each ? [`int *${each.place}`] : []));
  const locks = operations.flatMap((each) => ('lock' in each ? [`spinlock_t *${each.lock}`] : []));
  return [...new Set([...places, ...locks])];
}

function printOperation(operation: LitmusOperation): string {
  switch (operation.kind) {
    case 'read': {
      const { to, place, acquire } = operation;
      return acquire ? `${to} = smp_load_acquire(${place})` : `${to} = READ_ONCE(*${place})`;
    }
    case 'write': {
      const { place, value, release } = operation;
      return release ? `smp_store_release(${place}, ${value})` : `WRITE_ONCE(*${place}, ${value})`;
    }
    case 'fence':
      return `${operation.fence}()`;
    case 'atomic':
      return `${operation.to} = ${operation.call}(${[operation.place, ...operation.values].join(', ')})`;
    case 'lock':
      return `spin_lock(${operation.lock})`;
    case 'unlock':
      return `spin_unlock(${operation.lock})`;
    default:
      return unreachable(operation);
  }
}

/** A part that is joined otherwise than what it stands in has parentheses. */
function printCondition(condition: LitmusCondition, within?: 'and' | 'or' | 'not'): string {
  switch (condition.kind) {
    case 'is': {
      const { thread, name, value } = condition;
      return `${thread === undefined ? '' : `${thread}:`}${name}=${value}`;
    }
    case 'not':
      return `~(${printCondition(condition.of)})`;
    case 'and':
    case 'or': {
      const { kind, left, right } = condition;
      const sign = kind === 'and' ? '/\\' : '\\/';
      const text = `${printCondition(left, kind)} ${sign} ${printCondition(right, kind)}`;
      return within === undefined || within === kind ? text : `(${text})`;
    }
    default:
      return unreachable(condition);
  }
}
