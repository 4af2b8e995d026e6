import { expect, it } from 'vitest';
import { settingControls } from './settingControls.ts';

function param(name: string, ...titles: string[]) {
  return { name, values: titles.map((title, index) => ({ value: `v${index}`, title })) };
}
const short = { title: 'Lost update', memories: ['sc'] as const };

it('a short title and two values leave the settings beside it on every wide page', () => {
  expect(settingControls({ ...short, params: [param('fix', 'before', 'after')] }, ['fix']).ownLine).toBe(
    'never',
  );
});

it('a long title sends the settings to a line of their own where the page is narrow', () => {
  const order = param('order', 'before: signal_event first', 'after: vcpu_make_request first');
  const scenario = { ...short, title: 'The signal that came before the request', params: [order] };
  expect(settingControls(scenario, ['order']).ownLine).toBe('narrow');
});

it('three long values have a line of their own everywhere', () => {
  const width = param(
    'width',
    'before: int8_t (3 bits here)',
    'after: int32_t',
    'bool, as on master since 2022',
  );
  const scenario = { ...short, title: 'Too many signals for eight bits', params: [width] };
  expect(settingControls(scenario, ['width']).ownLine).toBe('always');
});

it('what is not in force has no control', () => {
  const params = [param('fix', 'before', 'after'), param('stale', 'no', 'yes')];
  expect(settingControls({ ...short, params }, ['fix']).controls.map((each) => each.param.name)).toEqual([
    'fix',
  ]);
});
