/** The reporter's side after sending: by receipt, without a name. */
export { deliverNote, type NoteDelivery, writeTo } from './deliver.js';
export { createMailboxes, type Letter, type Mailboxes, mailboxesKind, type Standing } from './mailbox.js';
export { createThreads, letterIdOf, type Thread, type Threads, threadsKind } from './threads.js';
