/** The reporter's side after sending: by receipt, without a name. */
export { createMailboxes, type Mailboxes, mailboxesKind, type Standing } from './mailbox.js';
