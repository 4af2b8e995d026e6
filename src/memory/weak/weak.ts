// A machine as weak as Armv8, less what needs a load that is performed after a later store of its lane (R32–R43). Memory
// has one order of stores, the same for everybody. A lane's stores may reach it in another order, and a lane may go on
// seeing what others have replaced.

import type { Memory } from '../memory.ts';
import { leftOut } from './leftOut.ts';

export const weak: Memory = { name: 'weak', delays: true, keeps: true, leftOut, buffer: undefined };
