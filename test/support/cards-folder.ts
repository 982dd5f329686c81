import { pathToFileURL } from 'node:url';

/** Where the card templates are. The tests and the measuring commands are run from the project's folder. */
export const cardsFolder = pathToFileURL(`${process.cwd()}/cards/`);
