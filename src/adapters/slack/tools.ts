import type { Tools } from '../shared/tools.js';
import type { SlackTiming } from './timing.js';

/** What the parts of this adapter share. */
export interface SlackTools extends Tools<SlackTiming> {
  /** Ends in `/api/`. */
  readonly apiUrl: string;
}

export const slackApi = 'https://slack.com/api/';
