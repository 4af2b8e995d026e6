// What is known of the parts of a text's properties: whether they matter under any of its settings.

import { type JudgedPart, mergedParts } from '../../model/claims.ts';
import type { Settings } from '../../model/program.ts';
import { isSameSettings } from '../../model/sameSettings.ts';

export interface TextParts {
  readonly text: string;
  /** Combinations of its settings that were not looked at yet. */
  readonly left: readonly Settings[];
  /** The parts under those that were. */
  readonly parts: readonly JudgedPart[];
  /** Some combination could not be explored to its end: nothing will be known. */
  readonly cut: boolean;
}

/** After one more combination; `found` is undefined where it could not be explored to its end. */
export function withCombination(
  known: TextParts,
  settings: Settings,
  found: readonly JudgedPart[] | undefined,
): TextParts {
  return {
    text: known.text,
    left: known.left.filter((each) => !isSameSettings(each, settings)),
    parts: found === undefined ? known.parts : mergedParts(known.parts, found),
    cut: known.cut || found === undefined,
  };
}

/** Parts that matter nowhere, as far as is known. */
export function idleSoFar({ parts }: TextParts): readonly JudgedPart[] {
  return parts.filter((part) => !part.matters);
}

/** Parts of this text that matter under no settings; none where that is not known. */
export function idleParts(known: TextParts | undefined, text: string): readonly JudgedPart[] {
  const isKnown = known !== undefined && known.text === text && !known.cut && known.left.length === 0;
  return isKnown ? idleSoFar(known) : [];
}
