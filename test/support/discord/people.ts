import { readable } from './display.js';
import type { Gateway } from './gateway.js';
import { type Interactions, inputsOf, type Started } from './interactions.js';
import type { Channel, Component, Guild, Member, Registered, RegisteredOption, StoredMessage, World } from './world.js';

interface Given {
  readonly name: string;
  readonly type: number;
  readonly value?: string;
  readonly focused?: boolean;
  readonly options?: readonly Given[];
}

/** What people do on the stand-in. Every act returns when the event is on its way; what comes of it is waited for. */
export function createPeople(world: World, interactions: Interactions, gateway: Gateway, guild: Guild) {
  const payloadOf = (one: Started, member: Member, channel: Channel, rest: object): object => {
    const user = world.userOf(member.id);
    const inGuild = channel.guild === undefined ? { user } : { guild_id: channel.guild, member: memberOf(member) };
    return {
      id: one.id,
      application_id: world.application,
      token: one.token,
      version: 1,
      channel_id: channel.id,
      channel: world.channelPayload(channel),
      locale: 'en-GB',
      entitlements: [],
      authorizing_integration_owners: {},
      ...inGuild,
      ...rest,
    };
  };
  const memberOf = (member: Member): object => ({
    ...world.memberPayload(guild, member.id),
    permissions: world.permissionsOf(member),
  });

  const start = (name: string, channel: Channel, rest: object, on?: StoredMessage): Started => {
    const member = world.member(name);
    const one = interactions.start(member.id, channel.id, on?.id);
    gateway.dispatch('INTERACTION_CREATE', payloadOf(one, member, channel, rest));
    return one;
  };

  const channelOf = (id: string): Channel => {
    const channel = world.channels.get(id);
    if (!channel) throw new Error(`no channel ${id}`);
    return channel;
  };

  const mayRead = (member: Member, message: StoredMessage): boolean => {
    const channel = channelOf(message.channel);
    if (message.deleted || (message.only !== undefined && message.only !== member.id)) return false;
    return channel.recipient === undefined || channel.recipient === member.id;
  };
  const visible = (name: string): StoredMessage[] => world.messages.filter((each) => mayRead(world.member(name), each));

  const inner = (message: StoredMessage): Component[] =>
    (message.body.components ?? []).flatMap((row) => row.components ?? []);
  const shows = (component: Component, label: string): boolean =>
    component.label === label || (component.label?.endsWith(` · ${label}`) ?? false);

  const findControl = (
    name: string,
    wanted: (each: Component) => boolean,
  ): { on: StoredMessage; control: Component } => {
    for (const on of visible(name).toReversed()) {
      const control = inner(on).find(wanted);
      if (control) return { on, control };
    }
    throw new Error(
      `${name} sees no such control in ${JSON.stringify(
        visible(name)
          .slice(-2)
          .map(({ body }) => body),
      )}`,
    );
  };

  const use = (name: string, on: StoredMessage, control: Component, values: object = {}): Started =>
    start(
      name,
      channelOf(on.channel),
      {
        type: 3,
        message: { ...world.messagePayload(on), flags: on.only === undefined ? 0 : 64 },
        data: { custom_id: control.custom_id, component_type: control.type, ...values },
      },
      on,
    );

  /** Words after a slash as the options of a registered command, as Discord's own input would make them. */
  const readCommand = (text: string, focused = false): { command: Registered; options: Given[] } => {
    const [name = '', ...words] = text.replace(/^\//, '').split(' ');
    const command = guild.commands.find((each) => each.name === name);
    if (!command) throw new Error(`there is no command /${name} here`);
    const fill = (declared: readonly RegisteredOption[], rest: readonly string[]): Given[] => {
      // A subcommand, or a group of them.
      const sub = declared.find((each) => each.type < 3 && each.name === rest[0]);
      if (sub) return [{ name: sub.name, type: sub.type, options: fill(sub.options ?? [], rest.slice(1)) }];
      if (declared.some((each) => each.type < 3)) throw new Error(`/${name} has no word ${rest[0]}`);
      const [option] = declared;
      const value = rest.join(' ');
      if (!option) return [];
      if (value === '' && option.required && !focused) throw new Error(`/${name} needs ${option.name}`);
      if (value !== '' && option.choices && !option.choices.some((each) => each.value === value)) {
        throw new Error(`/${name} does not offer ${value}`);
      }
      return value === '' && !focused ? [] : [{ name: option.name, type: 3, value, ...(focused ? { focused } : {}) }];
    };
    return { command, options: fill(command.options ?? [], words) };
  };

  /** The option, however deep, that a value is typed into. */
  const typedOption = (
    declared: readonly RegisteredOption[] = [],
    [given]: readonly Given[],
  ): RegisteredOption | undefined => {
    const own = declared.find(({ name }) => name === given?.name);
    return given?.options ? typedOption(own?.options, given.options) : own;
  };

  const write = (name: string, channel: Channel, content: string, extra: object = {}): StoredMessage => {
    const member = world.member(name);
    const message: StoredMessage = {
      id: world.newId(),
      channel: channel.id,
      author: member.id,
      body: { content },
      edits: 0,
    };
    world.messages.push(message);
    gateway.dispatch('MESSAGE_CREATE', {
      ...world.messagePayload(message),
      ...(channel.guild === undefined
        ? {}
        : { guild_id: channel.guild, member: world.memberPayload(guild, member.id) }),
      ...extra,
    });
    return message;
  };

  return {
    visible,
    /** The texts that a person sees, and the titles of forms that are open before them. */
    seen(name: string): string[] {
      const member = world.member(name);
      const forms = interactions.all().filter((each) => each.by === member.id && each.modal);
      return [...visible(name).map((each) => readable(each.body)), ...forms.map((each) => each.modal?.title ?? '')];
    },
    write,
    mention: (name: string, channel: Channel, text: string): StoredMessage =>
      write(name, channel, `<@${world.bot.id}> ${text}`, { mentions: [world.userOf(world.bot.id)] }),
    direct: (name: string, text: string): StoredMessage =>
      write(name, world.directChannel(world.member(name).id), text),
    command(name: string, channel: Channel, text: string): Started {
      const { command, options } = readCommand(text);
      return start(name, channel, { type: 2, data: { id: world.newId(), name: command.name, type: 1, options } });
    },
    /** Types into the option of a command that suggests. */
    typeInto(name: string, channel: Channel, text: string): Started {
      const { command, options } = readCommand(text, true);
      if (!typedOption(command.options, options)?.autocomplete) throw new Error(`${text}: nothing is suggested there`);
      return start(name, channel, { type: 4, data: { id: world.newId(), name: command.name, type: 1, options } });
    },
    press(name: string, label: string): Started {
      const { on, control } = findControl(name, (each) => each.type === 2 && shows(each, label));
      return use(name, on, control);
    },
    /** Presses a button by its custom id on a message as it is, or was. */
    pressOn: (name: string, on: StoredMessage, customId: string): Started =>
      use(name, on, { type: 2, custom_id: customId }),
    select(name: string, labels: readonly string[]): Started {
      const offers = (each: Component, label: string) =>
        each.options?.find((option) => option.label === label || option.label.endsWith(` · ${label}`));
      const { on, control } = findControl(
        name,
        (each) => each.type === 3 && labels.every((label) => offers(each, label)),
      );
      const values = labels.map((label) => offers(control, label)?.value);
      if (values.length < (control.min_values ?? 1) || values.length > (control.max_values ?? 1)) {
        throw new Error('the menu does not let that through');
      }
      return use(name, on, control, { values });
    },
    /** Uses a command in the menu of the newest message that holds those words. */
    point(name: string, label: string, words: string): Started {
      const command = guild.commands.find((each) => each.type === 3 && each.name === label);
      const on = visible(name).findLast(({ body }) => body.content?.includes(words));
      if (!command || !on) throw new Error(`${name} sees no “${words}”, or no “${label}”`);
      const messages = { [on.id]: world.messagePayload(on) };
      const data = { id: world.newId(), name: command.name, type: 3, target_id: on.id, resolved: { messages } };
      return start(name, channelOf(on.channel), { type: 2, data });
    },
    /** Fills the form that was shown last: its first field with `value`, others by their names with what `more` says. */
    submit(name: string, value: string, more: Readonly<Record<string, string>> = {}): Started {
      const member = world.member(name);
      const open = interactions.all().findLast((each) => each.by === member.id && each.modal);
      if (!open?.modal) throw new Error(`${name} sees no form`);
      const { modal } = open;
      const components = inputsOf(modal).map((input, index) => ({
        type: 18,
        id: index + 1,
        component: {
          type: 4,
          id: index + 11,
          custom_id: input.custom_id,
          value: index === 0 ? value : (more[input.custom_id ?? ''] ?? input.value ?? ''),
        },
      }));
      delete open.modal;
      const on = world.messages.find((each) => each.id === open.on);
      return start(
        name,
        channelOf(open.channel),
        {
          type: 5,
          data: { custom_id: modal.custom_id, components },
          ...(on ? { message: { ...world.messagePayload(on), flags: on.only === undefined ? 0 : 64 } } : {}),
        },
        on,
      );
    },
  };
}
