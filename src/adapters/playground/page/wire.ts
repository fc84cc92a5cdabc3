import type { Shortcut } from '../../../core/chat/command.js';
import type { Home } from '../../../core/chat/home.js';
import type { Message } from '../../../core/chat/message.js';
import type { Form, Preview, Suggestion } from '../../../core/chat/reply.js';

/** What the page and its server tell each other. Instants travel as ISO text and are dates again after `reviveDates`. */
export interface Member {
  readonly id: string;
  readonly name: string;
}

/** One message of the conversation, as its viewer may see it. */
export interface Line {
  /** Increases with every message; an edited message keeps it. */
  readonly id: string;
  readonly at: Date;
  /** Absent when the bot speaks. */
  readonly by?: Member;
  /** Only the viewer sees it. */
  readonly only?: true;
  readonly message: Message;
}

/** Everything that the viewer sees: sent whole at every connection, so that nothing can be missed between two. */
export interface State {
  readonly you: string;
  /** The browser is this person and nobody else; what can be chosen is the name. */
  readonly bound?: true;
  /** The server's clock. */
  readonly now: Date;
  readonly people: readonly Member[];
  /** The latest, oldest first. */
  readonly lines: readonly Line[];
  readonly home?: Home;
  /** What can be used on a message. */
  readonly shortcuts: readonly Shortcut[];
  /** A sentence on what finds passages: words, or words and a model of meaning. */
  readonly finds?: string;
}

export type Push =
  | { readonly kind: 'state'; readonly state: State }
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'people'; readonly people: readonly Member[] }
  | { readonly kind: 'home'; readonly home: Home }
  | { readonly kind: 'finds'; readonly finds: string };

/** The answer to a POST; what was said arrives as events. `error` is a sentence to show. */
export interface Ack {
  readonly error?: string;
  readonly form?: Form;
  /** What was filled into a form was not taken: the form stays open with it. */
  readonly refused?: Message;
  /** What was counted. Its card shows it too. */
  readonly receipt?: Message;
  /** For the presser to look at in the place of the message that was pressed, or below it. */
  readonly view?: { readonly where: 'instead' | 'below'; readonly message: Message };
  /** For the browser to save. */
  readonly file?: { readonly name: string; readonly text: string };
  readonly suggestions?: readonly Suggestion[];
  /** What the command that is being typed would come to. */
  readonly preview?: Preview;
  /** What is wrong with a filled form, a sentence a field. */
  readonly wrong?: Readonly<Record<string, string>>;
  /** Who came, or is called something else now. */
  readonly added?: Member;
}

export type Verb = 'say' | 'press' | 'choose' | 'submit' | 'point' | 'typing' | 'person';
