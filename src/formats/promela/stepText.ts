// The text of one step while it is printed.

import type { PromelaPrinter } from './promelaExpressions.ts';
import type { Risk } from './risks.ts';

/** The statements of a step under way, with the labels that its jumps use. */
export class StepText {
  readonly lines: string[] = [];
  /** Hidden variables that the step uses. */
  readonly scratches: Set<string>;
  /** Whether some statement jumps to where the step fails. */
  fails = false;
  private readonly printer: PromelaPrinter;
  private readonly stem: string;

  constructor(printer: PromelaPrinter, stem: string, scratches: Set<string>) {
    this.printer = printer;
    this.stem = stem;
    this.scratches = scratches;
  }

  /** A statement. */
  line(text: string): void {
    this.lines.push(text);
  }

  /** A hidden variable of the model's own, to be declared. */
  scratch(name: string): string {
    this.scratches.add(name);
    return name;
  }

  label(place: string | number): string {
    return `${this.stem}_${place}`;
  }

  /** Ends the step in a fault where the condition holds. */
  fail(condition: string, fault: number): void {
    this.line(this.failure(condition, fault));
  }

  risks(risks: readonly Risk[]): void {
    for (const risk of risks) this.fail(this.printer.risk(risk), risk.fault);
  }

  /** The statement that ends the step in a fault where the condition holds. */
  failure(condition: string, fault: number): string {
    this.fails = true;
    const { names } = this.printer;
    const fails = `${names.slot(names.program.fault)} = ${fault}; goto ${this.label('failed')}`;
    return `if :: ${condition} -> ${fails} :: else fi`;
  }
}

/** Drops jumps to what comes next anyway or that nothing comes to, and labels to which nothing jumps; a label at the end stands on a `skip`. */
export function withoutIdleJumps(lines: readonly string[]): readonly string[] {
  const needed = lines.filter((line, index) => {
    const target = /^goto (\w+)$/.exec(line)?.[1];
    if (target === undefined) return true;
    if (lines[index - 1]?.startsWith('goto ')) return false;
    return !labelsBehind(lines, index).includes(`${target}:`);
  });
  const jumps = new Set([...needed.join('\n').matchAll(/goto (\w+)/g)].map((match) => match[1]));
  const kept = needed.filter((line) => !line.endsWith(':') || jumps.has(line.slice(0, -1)));
  const last = kept.at(-1);
  return last === undefined || last.endsWith(':') || last.startsWith('/*') ? [...kept, 'skip'] : kept;
}

/** The labels that control comes to behind a jump if it is left out; jumps right behind it are never come to. */
function labelsBehind(lines: readonly string[], jump: number): readonly string[] {
  const isJump = (line: string): boolean => line.startsWith('goto ');
  const from = lines.findIndex((line, index) => index > jump && !isJump(line));
  if (from < 0) return [];
  const length = lines.slice(from).findIndex((line) => !line.endsWith(':'));
  return length < 0 ? lines.slice(from) : lines.slice(from, from + length);
}

/** A comment on one line. */
export function comment(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim().replaceAll('*/', '* /').replaceAll('/*', '/ *');
  return `/* ${words} */`;
}

/** Statements under each other, labels to their left; what is not a statement takes no semicolon. */
export function statements(lines: readonly string[]): readonly string[] {
  return lines.map((line) => {
    if (line.endsWith(':')) return `     ${line}`;
    const ends = line === 'if' || line.startsWith('/*') ? '' : ';';
    return `       ${line}${ends}`;
  });
}
