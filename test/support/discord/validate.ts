import type { Body, Component, Registered, RegisteredOption } from './world.js';

/** What Discord would refuse about a message, as it is documented; empty when it is fine. */
export function messageFaults(body: Body): string[] {
  const embeds = body.embeds ?? [];
  const size = embeds.reduce((sum, each) => sum + (each.title?.length ?? 0) + (each.description?.length ?? 0), 0);
  const pings = body.allowed_mentions?.parse?.length !== 0 || body.allowed_mentions.replied_user !== false;
  return [
    ...tooLong('content', body.content, 2_000),
    ...embeds.flatMap((each) => [
      ...tooLong('title', each.title, 256),
      ...tooLong('description', each.description, 4_096),
      ...(each.title || each.description ? [] : ['an empty embed']),
    ]),
    ...(size > 6_000 ? ['embeds over 6000'] : []),
    ...(embeds.length > 10 ? ['over 10 embeds'] : []),
    ...(pings ? ['mentions are not switched off'] : []),
    ...((body.content ?? '') === '' && embeds.length === 0 ? ['an empty message'] : []),
    ...tooLong('nonce', body.nonce, 25),
    ...componentFaults(body.components ?? []),
  ];
}

const tooLong = (what: string, text: string | undefined, most: number): string[] =>
  (text?.length ?? 0) > most ? [`${what} of ${text?.length} over ${most}`] : [];

const label = (what: string, text: string | undefined, most: number): string[] =>
  text ? tooLong(what, text, most) : [`${what} is empty`];

function componentFaults(rows: readonly Component[]): string[] {
  const inner = rows.flatMap((row) => row.components ?? []);
  const ids = inner.map((each) => each.custom_id);
  return [
    ...(rows.length > 5 ? ['over 5 rows'] : []),
    ...rows.flatMap((row) => (row.type === 1 ? [] : [`a top level component of type ${row.type}`])),
    ...rows.flatMap((row) => ((row.components ?? []).length === 0 ? ['an empty row'] : [])),
    ...rows.flatMap((row) =>
      (row.components ?? []).length > (row.components?.[0]?.type === 3 ? 1 : 5) ? ['a full row'] : [],
    ),
    ...(new Set(ids).size < ids.length ? ['a custom id stands twice'] : []),
    ...inner.flatMap((each) => {
      if (each.type === 2) return [...label('label', each.label, 80), ...label('custom id', each.custom_id, 100)];
      if (each.type === 3) return [...label('custom id', each.custom_id, 100), ...menuFaults(each)];
      return [`a component of type ${each.type}`];
    }),
  ];
}

function menuFaults({ options = [], min_values = 1, max_values = 1, placeholder }: Component): string[] {
  return [
    ...(options.length < 1 || options.length > 25 ? [`${options.length} options`] : []),
    ...(min_values > max_values || max_values > options.length ? ['a menu that nobody can use'] : []),
    ...tooLong('placeholder', placeholder, 150),
    ...options.flatMap((each) => [...label('option', each.label, 100), ...label('value', each.value, 100)]),
  ];
}

export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
}

export function modalFaults({ custom_id, title, components }: Modal): string[] {
  return [
    ...label('custom id', custom_id, 100),
    ...label('title', title, 45),
    ...(components.length < 1 || components.length > 5 ? [`${components.length} components`] : []),
    ...components.flatMap((each) => {
      if (each.type === 10) return label('text', each.content, 4_000);
      if (each.type !== 18) return [`a modal component of type ${each.type}`];
      const input = each.component;
      const most = input?.max_length ?? 4_000;
      return [
        ...label('label', each.label, 45),
        ...label('field', input?.custom_id, 100),
        ...(input?.type === 4 && most >= 1 && most <= 4_000 ? [] : ['no text input']),
        ...tooLong('value', input?.value, most),
      ];
    }),
  ];
}

export function commandFaults(commands: readonly Registered[]): string[] {
  const named = (each: { name: string; description?: string }): string[] => [
    ...(/^[\p{Ll}\p{N}_-]{1,32}$/u.test(each.name) ? [] : [`the name “${each.name}”`]),
    ...label(`the description of ${each.name}`, each.description, 100),
  ];
  const option = (each: RegisteredOption): string[] => [
    ...named(each),
    ...(each.choices && each.autocomplete ? ['choices and autocomplete'] : []),
    ...((each.choices?.length ?? 0) > 25 ? ['over 25 choices'] : []),
    ...(each.options ?? []).flatMap(option),
    ...order(each.options ?? []),
  ];
  const order = (options: readonly RegisteredOption[]): string[] =>
    options.some((each, i) => each.required && options.slice(0, i).some((before) => !before.required))
      ? ['a required option after an optional one']
      : [];
  const ofMessage = (each: Registered): string[] => [
    ...label('the name of a message command', each.name, 32),
    ...(each.description || each.options ? [`${each.name} has what slash commands have`] : []),
  ];
  return [
    ...(commands.filter(({ type }) => type === 3).length > 5 ? ['over 5 message commands'] : []),
    ...commands.flatMap((each) =>
      each.type === 3
        ? ofMessage(each)
        : [...named(each), ...(each.options ?? []).flatMap(option), ...order(each.options ?? [])],
    ),
  ];
}
