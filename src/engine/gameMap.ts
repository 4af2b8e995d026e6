// Who wins the game of “avoid” from every reachable state, looked up by the state itself.

import type { GameData } from '../model/exploration.ts';
import type { FateMap } from './fateMap.ts';

export class GameMap {
  private readonly fates: FateMap;
  private readonly codes: GameData;

  constructor(fates: FateMap, codes: GameData) {
    this.fates = fates;
    this.codes = codes;
  }

  /**
   * With you to move: n > 0 where you win within n − 1 moves, n < 0 where the adversary wins within −n − 1, 0 where
   * neither can force an end. Undefined where no schedule reaches the state.
   */
  of(state: Uint32Array): number | undefined {
    return this.codes[this.fates.numberOf(state)];
  }
}
