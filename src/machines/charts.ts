// The built-in charts, compiled: what `chart NAME x;` may name in a scenario.

import type { ChartTable } from '../model/chart.ts';
import { acrnThread } from './acrnThread.ts';
import { compileChart } from './chartTable.ts';
import { kvmMode } from './kvmMode.ts';
import { kvmMpState } from './kvmMpState.ts';
import { kvmRunState } from './kvmRunState.ts';
import { taskState } from './taskState.ts';

/** The machines behind the tables: the page draws them and shows their descriptions. */
export const machines = [acrnThread, kvmMode, kvmMpState, kvmRunState, taskState] as const;

export const charts: readonly ChartTable[] = machines.map(compileChart);
