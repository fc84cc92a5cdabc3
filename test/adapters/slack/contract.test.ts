import { adapterContract } from '../../contracts/adapter.js';
import { modes } from '../../support/slack/open.js';
import { openSlackSurface } from '../../support/surfaces/slack.js';

for (const mode of modes) adapterContract(`slack, ${mode}`, openSlackSurface(mode));
