// Making listings of bodies of assembly, settings folded, and finding what a jump or a macro in them means.

import { assert } from '../base/assert.ts';
import type { AsmItem, AsmProgram } from '../lang/syntax/syntax.ts';
import { landmark } from './agenda.ts';
import { type Agenda, type Cell, cellsOf } from './cell.ts';
import type { Context } from './context.ts';
import type { AsmItems, Line, Listing } from './listing.ts';
import { requireConstant } from './statics.ts';
import { numberOf, type World } from './world.ts';

export function listingOf(world: World, ctx: Context, items: AsmItems): Listing {
  const key = `${ctx.id} ${numberOf(world, items)}`;
  const known = world.listings.get(key);
  if (known !== undefined) return known;
  const fresh = list(world, ctx, items);
  world.listings.set(key, fresh);
  return fresh;
}

function list(world: World, ctx: Context, items: AsmItems): Listing {
  const lines: (Omit<Line, 'next'> & { next: AsmItem })[] = [];
  const labels = new Map<string, number>();
  let places: readonly string[] = [];
  let behindLabel = false;
  for (const item of unfold(world, ctx, items)) {
    switch (item.kind) {
      case 'place':
        labels.set(item.name.text, lines.length);
        places = behindLabel ? [...places, item.name.text] : [item.name.text];
        behindLabel = true;
        break;
      case 'instruction':
      case 'labelled':
      case 'ghost': {
        const last = lines.at(-1);
        if (last !== undefined) last.next = item;
        lines.push({ item, next: item, places });
        if (isInstruction(item)) behindLabel = false;
        break;
      }
      case 'reject':
      case 'macro':
      case 'asm if':
        break;
    }
  }
  return { lines, labels };
}

function isInstruction(item: AsmItem): boolean {
  return item.kind === 'instruction' || (item.kind === 'labelled' && item.body !== undefined);
}

/** What `.if` leaves. */
function unfold(world: World, ctx: Context, items: AsmItems): readonly AsmItem[] {
  return items.flatMap((item) => {
    if (item.kind !== 'asm if') return item;
    return unfold(world, ctx, requireConstant(world, ctx, item.cond) === 0 ? item.no : item.yes);
  });
}

/** Where a jump from this cell leads: out of the macros that it stands in, the innermost first. */
export function jumpTarget(world: World, from: Cell, label: string): Agenda {
  for (const { item, ctx, tail } of cellsOf(from)) {
    if (item.kind !== 'asm line' && item.kind !== 'end of asm line') continue;
    const index = listingOf(world, ctx, item.node).labels.get(label);
    // The lines of a body follow each other: the cell behind the marker of one is the next one.
    const behind = item.kind === 'asm line' ? tail : tail?.tail;
    if (index !== undefined)
      return landmark(world, ctx, { kind: 'asm line', node: item.node, index }, behind);
  }
  throw new Error(`there is no label ${label}`);
}

/** The macro of that name that can be seen from this cell. */
export function macroNamed(from: Cell, name: string): AsmItems | undefined {
  for (const { item } of cellsOf(from)) {
    if (item.kind !== 'asm line' && item.kind !== 'end of asm line') continue;
    for (const macro of item.node) if (macro.kind === 'macro' && macro.name.text === name) return macro.items;
  }
  return undefined;
}

/** The program that the code of a guest is. */
function programOf(ctx: Context): AsmProgram {
  const program = ctx.unit?.body.body[0];
  assert(program?.kind === 'asm', 'the guest is in assembly');
  return program;
}

/** The variable that an address register points to, as it is bound in the head of the guest. */
export function pointedTo(ctx: Context, register: string) {
  const bind = programOf(ctx).binds.find((it) => it.register.text === register);
  assert(bind?.value.kind === 'address', `%${register} is no address`);
  return bind.value.base;
}
