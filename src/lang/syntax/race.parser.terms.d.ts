// What `lezer-generator` makes of race.grammar: the numbers of its terms, as far as they are asked for.
export declare const asmEnd: number;
