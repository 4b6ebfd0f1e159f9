// node upload.mjs < JSON
// Uploads a file with the community's tus client. What to do comes on stdin, since it holds a token:
//   { endpoint, token, file, metadata, chunkBytes, abortAtBytes?, uploadUrl? }
// Prints one line of JSON: { uploadUrl, sentFrom, acceptedBytes, aborted }.
import { readFileSync } from "node:fs";
import { Upload } from "tus-js-client";

const task = JSON.parse(readFileSync(0, "utf8"));
const outcome = { uploadUrl: null, sentFrom: null, acceptedBytes: 0, aborted: false };

function end(code) {
  outcome.uploadUrl = upload.url;
  console.log(JSON.stringify(outcome));
  process.exit(code);
}

const upload = new Upload(readFileSync(task.file), {
  endpoint: task.endpoint,
  uploadUrl: task.uploadUrl ?? null,
  chunkSize: task.chunkBytes,
  metadata: task.metadata,
  headers: { Authorization: `Bearer ${task.token}` },
  retryDelays: null,
  onBeforeRequest(request) {
    if (request.getMethod() === "PATCH") {
      outcome.sentFrom ??= Number(request.getHeader("Upload-Offset"));
    }
  },
  async onChunkComplete(_chunkBytes, acceptedBytes) {
    outcome.acceptedBytes = acceptedBytes;
    if (task.abortAtBytes && acceptedBytes >= task.abortAtBytes) {
      outcome.aborted = true;
      await upload.abort();
      end(0);
    }
  },
  onError(error) {
    console.error(String(error));
    end(1);
  },
  onSuccess() {
    end(0);
  },
});
upload.start();
