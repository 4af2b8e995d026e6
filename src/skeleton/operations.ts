// What a cell does, where its words are an operation that the language has: taking and releasing locks, and interrupts
// turned off and on. Every other cell is a step of which nothing is known.

export type CellOperation =
  | {
      readonly kind: 'take' | 'release';
      readonly lock: string;
      readonly mutex: boolean;
      readonly shared: boolean;
    }
  | { readonly kind: 'interrupts'; readonly on: boolean }
  | { readonly kind: 'step' };

const taking =
  /^(?:raw_)?(?:(mutex)_lock|(rlock|read_lock|down_read)|spin_lock|write_lock|down_write|lock|hw_lock)(?:_irqsave|_irq|_bh|_nested|_interruptible|_killable)?\s*\((.*)\)$/;
const releasing =
  /^(?:raw_)?(?:(mutex)_unlock|(read_unlock|up_read)|spin_unlock|write_unlock|up_write|unlock)(?:_irqrestore|_irq|_bh)?\s*\((.*)\)$/;

/** What the words of a cell do. */
export function cellOperation(words: string): CellOperation {
  const take = taking.exec(words);
  if (take !== null) return lockOperation('take', take);
  const release = releasing.exec(words);
  if (release !== null) return lockOperation('release', release);
  if (/^local_irq_(?:disable|save)\s*\(.*\)$/.test(words)) return { kind: 'interrupts', on: false };
  if (/^local_irq_(?:enable|restore)\s*\(.*\)$/.test(words)) return { kind: 'interrupts', on: true };
  return { kind: 'step' };
}

function lockOperation(
  kind: 'take' | 'release',
  [, mutex, shared, inner = '']: RegExpExecArray,
): CellOperation {
  return { kind, lock: lockIn(inner), mutex: mutex !== undefined, shared: shared !== undefined };
}

/**
 * The lock by its expression: `&(x)->lock, flags` is `(x)->lock`. lockdep writes `x/1` for a lock that is taken inside
 * another one of its class: the class is what it warns of.
 */
function lockIn(inner: string): string {
  const [first = ''] = inner.split(/,(?![^(]*\))/);
  return first
    .trim()
    .replace(/^[&*]+/, '')
    .replace(/\/\d+$/, '');
}
