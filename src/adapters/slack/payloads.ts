// What is read of the payloads that Slack delivers; everything else in them is left alone.

/** An `app_mention` or a `message`. */
export interface MessageEvent {
  readonly type: string;
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  readonly user?: string | undefined;
  readonly text?: string | undefined;
  readonly subtype?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly channel_type?: string | undefined;
  readonly edited?: unknown;
}

export interface CommandPayload {
  readonly team_id: string;
  readonly channel_id: string;
  readonly user_id: string;
  readonly command: string;
  readonly text: string;
}

/** Whoever acts. */
export interface Acting {
  readonly team: { readonly id: string } | null;
  readonly user: { readonly id: string; readonly team_id?: string | undefined };
}

interface Option {
  readonly value: string;
}

export interface ActionPayload extends Acting {
  readonly enterprise?: { readonly id: string } | null | undefined;
  readonly channel?: { readonly id: string } | undefined;
  readonly container: {
    readonly message_ts?: string;
    readonly thread_ts?: string;
    readonly is_ephemeral?: boolean;
  };
  readonly actions?: readonly { readonly action_id: string; readonly value?: string | undefined }[] | undefined;
  readonly state?:
    | {
        readonly values: Readonly<
          Record<string, Readonly<Record<string, { readonly selected_options?: readonly Option[] | null }>>>
        >;
      }
    | undefined;
}

/** A press with the ways back to whoever pressed. */
export interface PressPayload extends ActionPayload {
  readonly trigger_id: string;
  readonly response_url: string;
}

/** What one field of a form was filled with: words, or a choice. */
interface Filled {
  readonly value?: string | null | undefined;
  readonly selected_option?: Option | null | undefined;
}

export interface ViewPayload extends Acting {
  readonly view: {
    readonly callback_id: string;
    readonly private_metadata: string;
    readonly state: { readonly values: Readonly<Record<string, Readonly<Record<string, Filled>>>> };
  };
}

/** A shortcut that was used on a message; `team` is missing where an organization has the app. */
export interface ShortcutPayload extends Acting {
  readonly type: string;
  readonly callback_id: string;
  readonly trigger_id: string;
  readonly response_url: string;
  readonly team: { readonly id: string; readonly domain?: string | undefined } | null;
  readonly channel: { readonly id: string };
  readonly message: {
    readonly ts?: string | undefined;
    readonly thread_ts?: string | undefined;
    readonly text?: string | undefined;
  };
}
