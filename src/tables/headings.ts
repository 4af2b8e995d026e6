// Words that head a column: CPUs, threads and roles, as people name them.

import type { Phrase } from './phrases.ts';

/** `CPU0`, `pcpu 1`, `vCPU#2`, `CPU A`, `CPUx`, `T1`, `P0`, `hart 3`. */
const cpuName =
  /^(?:(?:[pvhlg]?cpu|core|hart|thread|process|task|node)s?[ #_-]?(?:\d{1,4}|[a-z])|[pt]\d{1,3})$/i;

const actorWords = new Set(
  (
    'cpu cpus vcpu pcpu core hart processor thread threads task process irq softirq hardirq nmi interrupt handler ' +
    'context worker kworker kthread guest host hypervisor kvm vmm userspace kernel driver device reader writer ' +
    'producer consumer waiter waker sender receiver owner holder environment'
  ).split(' '),
);

/** A heading without the role behind it: `CPU0 (the worker)` is `CPU0`, `CPU0 - waker` too. */
function withoutRole(heading: string): string {
  return heading
    .replace(/\s*[([][^)\]]*[)\]]\s*$/, '')
    .replace(/\s+[-:]\s+.*$|:$/, '')
    .trim();
}

/** One CPU, thread or the like, by a name with a number or a letter. */
export function isCpuName(text: string): boolean {
  return cpuName.test(withoutRole(text));
}

/** Whether a phrase looks like the head of a column; rules and rows must confirm it. */
export function looksLikeHeading(text: string): boolean {
  if (text.length > 48 || /[;={}]|\.$/.test(text)) return false;
  const name = withoutRole(text);
  if (cpuName.test(name) || /^\w+\(\)$/.test(text) || /^(?:\d{1,3}|[A-Z])$/.test(text)) return true;
  return lowerCaseWords(name).some((word) => actorWords.has(word) || cpuName.test(word));
}

/** `time`, `step`, `#`: a column that belongs to nobody. */
export function headsTime(text: string): boolean {
  return /^(?:time|step|steps|when|#|no\.?|nr\.?|t)(?:\s*[|V])?$/i.test(text);
}

/** How many actors a phrase names, word by word: `VCPU thread service thread` names two threads. */
export function actorsNamed(text: string): number {
  return lowerCaseWords(text).filter(
    (word) => /^(?:thread|task|process|cpu|vcpu|worker)$/.test(word) || cpuName.test(word),
  ).length;
}

function lowerCaseWords(text: string): readonly string[] {
  return text.toLowerCase().split(/[^\w#]+/);
}

/** Phrases of a heading line; CPUs that stand one blank apart are told apart, too. */
export function headingPhrases(phrases: readonly Phrase[]): readonly Phrase[] {
  return phrases.flatMap((phrase) => {
    const words = [...phrase.text.matchAll(/\S+/g)];
    if (words.length < 2 || !words.every((word) => /\d/.test(word[0]) && isCpuName(word[0]))) return [phrase];
    return words.map((word) => ({
      text: word[0],
      start: phrase.start + word.index,
      end: phrase.start + word.index + word[0].length,
    }));
  });
}
