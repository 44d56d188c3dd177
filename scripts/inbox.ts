/** `npm run inbox`: what readers sent and nobody has decided about yet, one by one. */
import { isCancel, select } from '@clack/prompts';
import { readContent } from '#scripts/checks/content.ts';
import { argumentsOrExit } from '#scripts/command-line.ts';
import { acceptMessage } from '#scripts/inbox/accept.ts';
import { acceptMeans, describeMessages, messageText, type DescribedMessage } from '#scripts/inbox/described.ts';
import { closeMessage, readWaiting, rejectMessage } from '#scripts/inbox/folder.ts';
import { contentRoot } from '#site/content-root.ts';
import { today } from '#site/today.ts';

const USAGE = `npm run inbox

Shows what readers sent, with the signs of spam and the file it is about; in a terminal it asks about each.

--json         everything that waits, for other programs
--accept ID    does what the message asks for. May be repeated
--reject ID    takes it out; a digest stays, so that it does not come back. May be repeated
--done ID      closes a message that you have dealt with by hand. May be repeated
--set KEY=FACT what is right in a listing, with --accept: phone, address, city, region, postalCode, accepting. Of a row of
               the registry: phone=wrong, where a reader says that the number is
`;

const values = argumentsOrExit('inbox', USAGE, {
  json: { type: 'boolean', default: false },
  accept: { type: 'string', multiple: true, default: [] },
  reject: { type: 'string', multiple: true, default: [] },
  done: { type: 'string', multiple: true, default: [] },
  set: { type: 'string', multiple: true, default: [] },
});

const root = contentRoot();

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const FACTS: readonly string[] = ['phone', 'address', 'city', 'region', 'postalCode', 'accepting'];

const facts = new Map(
  values.set.map((fact) => {
    const at = fact.indexOf('=');
    return [fact.slice(0, Math.max(0, at)), fact.slice(at + 1)] as const;
  }),
);

const accept = async (message: DescribedMessage): Promise<void> => {
  const { isDone, said } = await acceptMessage(message, { root, today: today(), facts });
  if (isDone) closeMessage(root, message);
  else process.exitCode = 1;
  say(`${message.id}: ${isDone ? 'accepted' : 'still waits'}. ${said}`);
};

const reject = (message: DescribedMessage): void => {
  rejectMessage(root, message, today());
  say(`${message.id}: rejected. The same words will not come back.`);
};

const askAbout = async (message: DescribedMessage): Promise<'on' | 'stop'> => {
  const choice = await select({
    message: messageText(message),
    options: [
      { value: 'later', label: 'Later' },
      { value: 'accept', label: 'Accept', hint: acceptMeans(message) },
      { value: 'reject', label: 'Reject' },
    ],
  });
  if (isCancel(choice)) return 'stop';
  if (choice === 'accept') await accept(message);
  if (choice === 'reject') reject(message);
  return 'on';
};

const main = async (): Promise<void> => {
  const unknownFact = [...facts.keys()].find((key) => !FACTS.includes(key));
  if (unknownFact !== undefined)
    throw new Error(`--set knows ${FACTS.join(', ')}, like --set "phone=+1 518 555 0100", and not "${unknownFact}".`);
  const { messages, unreadable } = readWaiting(root);
  const asked = [...values.accept, ...values.reject, ...values.done];
  const missing = asked.find((id) => messages.every((message) => message.id !== id));
  if (missing !== undefined) throw new Error(`No message ${missing} waits. \`npm run inbox\` lists those that do.`);
  const waiting = messages.length === 0 ? [] : describeMessages(messages, readContent(root, today()));
  if (asked.length > 0) {
    for (const message of waiting) {
      if (values.accept.includes(message.id)) await accept(message);
      else if (values.reject.includes(message.id)) reject(message);
      else if (values.done.includes(message.id)) {
        closeMessage(root, message);
        say(`${message.id}: closed.`);
      }
    }
    return;
  }
  if (values.json) {
    say(JSON.stringify({ waiting, unreadable }, undefined, 2));
    return;
  }
  for (const file of unreadable) say(`${file} holds no message. Look at it, and delete it if it is nothing.`);
  if (waiting.length === 0) say('Nothing waits.');
  else if (process.stdin.isTTY && process.stdout.isTTY) {
    for (const message of waiting) if ((await askAbout(message)) === 'stop') return;
  } else {
    say(waiting.map(messageText).join('\n\n'));
    say(`\n${waiting.length} waiting. Decide with: npm run inbox -- --accept ID, or --reject ID`);
  }
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
