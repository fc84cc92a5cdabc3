import type { Person, Room } from '../../core/chat/address.js';
import type { Sender } from '../../core/ports/adapter.js';
import { createSender as createSharedSender, type Place, type Poster } from '../shared/sender.js';
import { slack } from './receive.js';
import type { SlackTools } from './tools.js';

/** Sends to the rooms and people of one workspace, which is `undefined` as long as Slack has not said which it is. */
export function createSender(tools: SlackTools, poster: Poster, space: () => string | undefined): Sender {
  const { now, timing } = tools;
  const place = (to: Room | Person): Place => {
    const own = space();
    if (own === undefined) return { kind: 'nowhere', outcome: { kind: 'later', at: new Date(now() + timing.backoff) } };
    // Slack takes a person's id for the room that it opens with them.
    if (to.adapter === slack && to.space === own) return { kind: 'room', room: to };
    return { kind: 'nowhere', outcome: { kind: 'refused', why: 'not-in-room', detail: 'another workspace' } };
  };

  return {
    ...createSharedSender(tools, poster, place),
    async edit(posted, message) {
      const where = place(posted.room);
      return where.kind === 'nowhere' ? where.outcome : poster.edit(posted, message);
    },
  };
}
