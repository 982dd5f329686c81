import { describeBriefings } from './briefings-suite.js';
import { describeRecords } from './records-suite.js';
import { cosmosGround, sqliteGround } from './world.js';

for (const [name, ground] of [['SQLite', sqliteGround], ['Cosmos DB', cosmosGround]] as const) {
  describeBriefings(name, ground);
  describeRecords(name, ground);
}
