// What `lezer-generator` makes of race.grammar.
import type { LRParser } from '@lezer/lr';

export declare const parser: LRParser;
