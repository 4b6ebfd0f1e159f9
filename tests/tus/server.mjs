// node server.mjs PORTFILE DIR
// The community's tus server on loopback: uploads go to DIR as /files, the port is written to
// PORTFILE. Ends when stdin is closed, so it never outlives the test that started it.
import { renameSync, writeFileSync } from "node:fs";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";

const [portFile, directory] = process.argv.slice(2);
if (!portFile || !directory) {
  console.error("usage: node server.mjs PORTFILE DIR");
  process.exit(2);
}

const server = new Server({ path: "/files", datastore: new FileStore({ directory }) });
const listening = server.listen({ host: "127.0.0.1", port: 0 }, () => {
  // Whoever waits for the file must never read half of it.
  writeFileSync(`${portFile}.new`, String(listening.address().port));
  renameSync(`${portFile}.new`, portFile);
});
process.stdin.on("end", () => process.exit(0)).resume();
