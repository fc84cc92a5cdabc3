import { adapterContract } from '../../contracts/adapter.js';
import { openTerminalSurface } from '../../support/surfaces/terminal.js';

adapterContract('terminal', openTerminalSurface);
