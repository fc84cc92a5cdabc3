/** What is read of the payloads that Discord's gateway delivers; everything else in them is left alone. */
export interface UserPayload {
  readonly id: string;
  readonly username: string;
  readonly global_name?: string | null;
  readonly bot?: boolean;
}

export interface OptionPayload {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean;
  readonly options?: readonly OptionPayload[];
}

export interface ComponentPayload {
  readonly type: number;
  readonly custom_id?: string;
  readonly value?: string;
  readonly component?: ComponentPayload;
  readonly components?: readonly ComponentPayload[];
}

/** A message that a command was used on. */
export interface TargetPayload {
  readonly id: string;
  readonly channel_id: string;
  readonly content: string;
  readonly mentions?: readonly UserPayload[];
}

export interface InteractionPayload {
  readonly id: string;
  readonly application_id: string;
  readonly token: string;
  readonly type: number;
  /** Absent in a direct message. */
  readonly guild_id?: string;
  readonly channel_id?: string;
  /** In a server; `permissions` is a number as text. */
  readonly member?: { readonly user: UserPayload; readonly nick?: string | null; readonly permissions: string };
  /** In a direct message. */
  readonly user?: UserPayload;
  /** The message that a component stands on. */
  readonly message?: { readonly id: string; readonly channel_id: string; readonly flags?: number };
  readonly data?: {
    readonly name?: string;
    /** Of a command: what it is used on. */
    readonly type?: number;
    readonly target_id?: string;
    readonly resolved?: { readonly messages?: Readonly<Record<string, TargetPayload>> };
    readonly options?: readonly OptionPayload[];
    readonly custom_id?: string;
    readonly component_type?: number;
    readonly values?: readonly string[];
    readonly components?: readonly ComponentPayload[];
  };
}

export interface MessagePayload {
  readonly id: string;
  readonly type: number;
  readonly channel_id: string;
  readonly guild_id?: string;
  readonly content: string;
  readonly author: UserPayload;
  readonly member?: { readonly nick?: string | null };
  readonly webhook_id?: string;
  /** Only on the way in: Discord does not keep it. */
  readonly nonce?: string | number;
}
