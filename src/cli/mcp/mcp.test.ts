// The server as its users meet it: through the protocol's own client, in a process of its own.

import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../../bin/wakelane.js', import.meta.url));
const client = new Client({ name: 'test', version: '1' });
const budget = { seconds: 60, states: 100_000 };

beforeAll(() =>
  client.connect(new StdioClientTransport({ command: process.execPath, args: [program, 'mcp'] })),
);
afterAll(() => client.close());

async function call(
  name: string,
  given: Record<string, unknown>,
): Promise<{ text: string; isError: boolean }> {
  const { content, isError } = await client.callTool({ name, arguments: given });
  const [first] = Array.isArray(content) ? content : [];
  return { text: String(first?.text ?? ''), isError: isError === true };
}

describe('wakelane mcp', () => {
  it('offers its commands, each of which asks for its budgets', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['check', 'explore', 'run', 'judge', 'new']);
    for (const { inputSchema } of tools)
      expect(inputSchema.required).toEqual(expect.arrayContaining(['seconds', 'states']));
    const { isError } = await call('explore', { scenario: 'lost-update' });
    expect(isError).toBe(true);
  });

  it('answers as the command line does', async () => {
    const explored = await call('explore', {
      scenario: 'lost-update',
      settings: { fix: 'plain' },
      ...budget,
    });
    expect(JSON.parse(explored.text)).toMatchObject({ schema: 'wakelane.explore/1', verdict: 'fails' });
    const played = await call('run', { scenario: 'lost-update', schedule: 'a,b*2,a', ...budget });
    expect(JSON.parse(played.text)).toMatchObject({ schema: 'wakelane.run/1', ends: 'finished' });
    const checked = await call('check', { scenario: 'scenario "x" lane', ...budget });
    expect(JSON.parse(checked.text)).toMatchObject({ schema: 'wakelane.check/1' });
  });

  it('makes a scenario of a table, and judges the table against it', async () => {
    const table = 'CPU0      CPU1\n----      ----\nkfree(x)\n          use(x)\n';
    const { text } = await call('new', { table, ...budget });
    expect(text).toContain('"kfree(x)": step;');
    const judged = await call('judge', { table, scenario: text, ...budget });
    expect(JSON.parse(judged.text)).toMatchObject({ tables: [{ verdict: 'happens' }] });
  });

  it('says unknown where a budget is used up, and what is wrong where the input is', async () => {
    const bounded = await call('explore', { scenario: 'acrn-sched-event', seconds: 60, states: 10 });
    expect(JSON.parse(bounded.text)).toMatchObject({ verdict: 'unknown' });
    const wrong = await call('run', { scenario: 'lost-update', schedule: 'nobody', ...budget });
    expect(JSON.parse(wrong.text)).toMatchObject({
      problem: expect.stringContaining('no actor is called that'),
    });
    const none = await call('run', { scenario: 'nothing', schedule: 'a', ...budget });
    expect(none).toMatchObject({ isError: true, text: expect.stringContaining('there is no file') });
  });

  it('has the manual', async () => {
    const { contents } = await client.readResource({ uri: 'wakelane://manual' });
    expect(JSON.stringify(contents)).toContain('```race');
  });
});
