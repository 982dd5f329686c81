import { describeBriefings } from './briefings-suite.js';
import { cosmosGround, sqliteGround } from './world.js';

describeBriefings('SQLite', sqliteGround);
describeBriefings('Cosmos DB', cosmosGround);
