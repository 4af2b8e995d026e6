import { mutatedText } from '../oracle/mutatedText.ts';
import { fuzz } from './cases.ts';
import { shippedAndConforming } from './racesAtHand.ts';
import { useText } from './useText.ts';

const texts = shippedAndConforming();

fuzz(
  'texts that a seed makes of others are compiled, stepped, searched and exported without an exception',
  (seed) => mutatedText(seed, texts),
  useText,
);
