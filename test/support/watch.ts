/** Where a call stands when a stand-in tells of it: it came in, it took effect, or its reply was given away whole. */
export type Moment = 'arrives' | 'took effect' | 'answered';

/** A call of the bot, at one of its moments. */
export interface Seen {
  readonly platform: 'slack' | 'discord';
  /** Slack's method or `response_url`; Discord's method and path. */
  readonly call: string;
  readonly moment: Moment;
  /** What came with it. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The `host` header, by which a caller can be told from others. */
  readonly host: string;
}

/** Told of every moment of every call. True cuts the call off there: nothing more comes of it. */
export type Watch = (seen: Seen) => boolean;
