/** Writes the pages it is sent and looks through them, in a thread of its own, while the next ones are rendered. */
import { parentPort, workerData } from 'node:worker_threads';
import { packSeen, PageWriter } from './page-writer.ts';
import type { Answer, Order, WorkerData } from './write-aside.ts';

const { options, written } = workerData as WorkerData;
const writer = new PageWriter(options);

parentPort?.on('message', (order: Order) => {
  if ('file' in order) {
    writer.write(order.file, Buffer.from(order.bytes.buffer));
    Atomics.add(written, 0, 1);
  } else if ('site' in order) {
    writer.takeOver(order.files, order.site);
  } else if ('below' in order) {
    writer.indexAhead(order.below);
  } else {
    void end();
  }
});

const end = async (): Promise<void> => {
  parentPort?.postMessage({ seen: packSeen(await writer.end()) } satisfies Answer);
  await writer.whole();
  parentPort?.postMessage({ whole: true } satisfies Answer);
  parentPort?.close();
};
