// The kinds of races: what goes wrong, by its name in the field.

export const RACE_CLASSES = [
  'lost update',
  'lost wakeup',
  'spurious wakeup',
  'missed barrier',
  'torn read',
  'early publication',
  'check, then act',
  'stale value',
  'miscount',
  'ABA',
  'deadlock',
] as const;
export type RaceClass = (typeof RACE_CLASSES)[number];
