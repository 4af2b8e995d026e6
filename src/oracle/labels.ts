// The text of a label, with its `{x}` filled in.

import { assert } from '../base/assert.ts';
import { defined } from '../base/defined.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Str } from '../lang/syntax/syntax.ts';
import { bindingOf, type Context, constantOf, contextOfUnit } from './context.ts';
import { localOf } from './localNames.ts';
import { memberNamed } from './members.ts';
import type { Run } from './run.ts';
import type { Meaning } from './scopes.ts';
import { localValue } from './state.ts';
import { typeOfDeclaration } from './statics.ts';
import { printValue, type Type, type Value } from './values.ts';
import type { World } from './world.ts';

export function printLabel(run: Run, label: Str, ctx: Context): string {
  const names = run.world.scopes.labelNames.get(label);
  return label.text.replaceAll(/\{(\w+)\}/g, (written, name: string) => {
    const meaning = names?.get(name);
    return meaning === undefined ? written : printMeaning(run, ctx, meaning);
  });
}

function printMeaning(run: Run, ctx: Context, meaning: Meaning): string {
  const name = localOf(run.world, ctx, meaning);
  if (name !== undefined)
    return print(run, typeOfMeaning(run.world, ctx, meaning), localValue(run.process, name));
  switch (meaning.kind) {
    case 'formal':
      return print(run, bindingOf(ctx, meaning.formal)?.type, defined(constantOf(ctx, meaning.formal)));
    case 'index':
      return String(constantOf(ctx, meaning.name));
    case 'global':
      return printGlobal(run, meaning.text);
    case 'local':
      throw new Error('a local without a name');
    default:
      return unreachable(meaning);
  }
}

function printGlobal(run: Run, text: string): string {
  const setting = run.world.settings.get(text);
  if (setting !== undefined) return print(run, setting.type, setting.value);
  const constant = run.world.constants.get(text) ?? memberNamed(run.world, text)?.value;
  assert(constant !== undefined, `the label names ${text}, which is neither a constant nor a local`);
  return memberNamed(run.world, text) === undefined ? String(constant) : text;
}

function typeOfMeaning(world: World, ctx: Context, meaning: Meaning): Type | undefined {
  if (meaning.kind === 'formal') return bindingOf(ctx, meaning.formal)?.type;
  if (meaning.kind === 'local')
    return typeOfDeclaration(world, contextOfUnit(ctx, meaning.unit), meaning.decl);
  return undefined;
}

/** Numbers, but names where an enum or a chart has them. */
function print(run: Run, type: Type | undefined, value: Value): string {
  const named = type?.kind === 'enum' || type?.kind === 'chart' || type?.kind === 'task';
  if (!named || typeof value === 'string') return String(value);
  const names = run.world.actors.map((actor) => actor.name);
  return printValue(type, value, names);
}
