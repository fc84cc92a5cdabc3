import { adapterContract } from '../../contracts/adapter.js';
import { openPlaygroundSurface } from '../../support/surfaces/playground.js';

adapterContract('playground', openPlaygroundSurface);
