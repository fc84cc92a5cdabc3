import type { webApi } from '@slack/bolt';
import type { Person } from '../../core/chat/address.js';
import type { Directory } from '../../core/ports/adapter.js';
import { endsWithin } from '../shared/ends-within.js';
import { createMemory } from '../shared/memory.js';
import { readFailure } from './failure.js';
import type { Names } from './markup.js';
import { slack } from './receive.js';
import type { SlackTools } from './tools.js';
import type { Token } from './transport/poster.js';

const most = 1_000;
/** People whom one message mentions; further ones stay nameless. */
const mostMentioned = 10;

export interface SlackDirectory extends Directory {
  /** The names of those people that can be had while somebody waits for a form. Never rejects. */
  names(ids: readonly string[]): Promise<Names>;
}

interface Member {
  readonly name: string;
  readonly zone?: string | undefined;
  readonly manages: boolean;
}

/** People of one workspace, asked for when they are needed and kept for a while, at most 1,000 of them. */
export function createDirectory(
  client: webApi.WebClient,
  { timing, now, log }: SlackTools,
  space: () => string | undefined,
  token: Token,
): SlackDirectory {
  const members = createMemory<Promise<Member>>({ most, keep: timing.profile, now });

  const fetchMember = async (id: string): Promise<Member> => {
    const { user } = await client.users.info({ user: id }).catch((error: unknown) => {
      const { kind, code } = readFailure(error);
      if (kind === 'token') token(code);
      throw error;
    });
    const name = user?.profile?.display_name || user?.real_name || user?.name || id;
    return {
      name,
      zone: user?.tz,
      // In a shared channel somebody may be an admin of their own workspace.
      manages: user?.team_id === space() && !user?.deleted && (user?.is_admin === true || user?.is_owner === true),
    };
  };

  const member = (id: string): Promise<Member> => {
    const asked = members.once(id, () => fetchMember(id));
    asked.catch(() => members.drop(id, asked));
    return asked;
  };

  const isOurs = ({ adapter, space: of }: Person): boolean => adapter === slack && of === space();

  return {
    /** Somebody whom Slack does not know, or not now, goes by their id. */
    async profile(person) {
      if (!isOurs(person)) return { name: person.id };
      try {
        const { name, zone } = await member(person.id);
        return { name, zone };
      } catch (error) {
        log.warn({ adapter: slack, code: readFailure(error).code }, 'slack: a person could not be looked up');
        return { name: person.id };
      }
    },
    async names(ids) {
      const found = new Map<string, string>();
      const asked = ids.slice(0, mostMentioned).map(async (id) => found.set(id, (await member(id)).name));
      await endsWithin(Promise.allSettled(asked), timing.names);
      return new Map(found);
    },
    /** A workspace admin or owner. Rejects when Slack can't be asked: a "no" would be a lie. */
    async mayManage(person) {
      return isOurs(person) && (await member(person.id)).manages;
    },
  };
}
