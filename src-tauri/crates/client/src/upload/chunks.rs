//! The file's bytes, one chunk ahead: while a chunk is on its way, the next is read and hashed on another thread.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    path::Path,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use sha2::{Digest, Sha256};
use signup::Fault;
use tokio::task::{JoinHandle, spawn_blocking};

use super::{CHUNK_BYTES, damaged};

/// Bytes for one PATCH.
#[derive(Clone)]
pub(super) struct Chunk {
    pub(super) offset: u64,
    pub(super) bytes: Bytes,
    /// Value of `Upload-Checksum`.
    pub(super) checksum: String,
}

/// Reads one file of known length.
pub(super) struct Chunks {
    length: u64,
    reading: Reading,
}

/// The file is either here or with the thread that reads ahead.
enum Reading {
    Idle(File),
    Ahead { offset: u64, job: JoinHandle<io::Result<(File, Chunk)>> },
    Failed,
}

impl Chunks {
    /// Opens `path`, which must have `length` bytes.
    pub(super) async fn open(path: &Path, length: u64) -> Result<Self, Fault> {
        let path = path.to_owned();
        let open = spawn_blocking(move || {
            let file = File::open(path)?;
            let found = file.metadata()?.len();
            Ok::<_, io::Error>((file, found))
        });
        match open.await {
            Ok(Ok((file, found))) if found == length => {
                Ok(Self { length, reading: Reading::Idle(file) })
            }
            _ => Err(damaged()),
        }
    }

    /// The chunk at `offset`, which must be below the file's length. Starts reading the one after it.
    pub(super) async fn at(&mut self, offset: u64) -> Result<Chunk, Fault> {
        let mut file = match std::mem::replace(&mut self.reading, Reading::Failed) {
            Reading::Ahead { offset: ahead, job } => {
                let (file, chunk) = job.await.map_err(|_| damaged())?.map_err(|_| damaged())?;
                if ahead == offset {
                    self.ahead(file, &chunk);
                    return Ok(chunk);
                }
                file
            }
            Reading::Idle(file) => file,
            Reading::Failed => return Err(damaged()),
        };
        let length = self.length;
        let read = spawn_blocking(move || {
            let chunk = read(&mut file, offset, length)?;
            Ok::<_, io::Error>((file, chunk))
        });
        let (file, chunk) = read.await.map_err(|_| damaged())?.map_err(|_| damaged())?;
        self.ahead(file, &chunk);
        Ok(chunk)
    }

    /// Compares the whole file with its digest.
    pub(super) async fn verify(&mut self, sha256: &str) -> Result<(), Fault> {
        let mut file = match std::mem::replace(&mut self.reading, Reading::Failed) {
            Reading::Ahead { job, .. } => {
                job.await.map_err(|_| damaged())?.map_err(|_| damaged())?.0
            }
            Reading::Idle(file) => file,
            Reading::Failed => return Err(damaged()),
        };
        let hash = spawn_blocking(move || {
            let mut sha256 = Sha256::new();
            file.rewind()?;
            let mut buffer = vec![0; CHUNK_BYTES];
            loop {
                match file.read(&mut buffer)? {
                    0 => break,
                    count => sha256.update(&buffer[..count]),
                }
            }
            Ok::<_, io::Error>((file, hex::encode(sha256.finalize())))
        });
        let (file, found) = hash.await.map_err(|_| damaged())?.map_err(|_| damaged())?;
        if found != sha256 {
            return Err(damaged());
        }
        self.reading = Reading::Idle(file);
        Ok(())
    }

    fn ahead(&mut self, mut file: File, chunk: &Chunk) {
        let offset = chunk.offset + chunk.bytes.len() as u64;
        let length = self.length;
        self.reading = if offset >= length {
            Reading::Idle(file)
        } else {
            let job = spawn_blocking(move || {
                let chunk = read(&mut file, offset, length)?;
                Ok((file, chunk))
            });
            Reading::Ahead { offset, job }
        };
    }
}

fn read(file: &mut File, offset: u64, length: u64) -> io::Result<Chunk> {
    let left = length.checked_sub(offset).ok_or(io::ErrorKind::InvalidInput)?;
    let size = usize::try_from(left).unwrap_or(CHUNK_BYTES).min(CHUNK_BYTES);
    file.seek(SeekFrom::Start(offset))?;
    let mut bytes = vec![0; size];
    file.read_exact(&mut bytes)?;
    let checksum = format!("sha256 {}", STANDARD.encode(Sha256::digest(&bytes)));
    Ok(Chunk { offset, bytes: bytes.into(), checksum })
}

#[cfg(test)]
mod tests {
    use signup::FaultCode;

    use super::*;

    fn file(length: usize) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        let content: Vec<u8> = (0..length).map(|at| (at / 7 % 251) as u8).collect();
        std::fs::write(file.path(), content).unwrap();
        file
    }

    fn is_damaged<T>(result: Result<T, Fault>) -> bool {
        result.err().is_some_and(|fault| fault.code == FaultCode::SpoolDamaged)
    }

    #[tokio::test]
    async fn chunks_follow_each_other_and_can_be_asked_for_again() {
        let length = 2 * CHUNK_BYTES + 5;
        let file = file(length);
        let content = std::fs::read(file.path()).unwrap();
        let mut chunks = Chunks::open(file.path(), length as u64).await.unwrap();
        let chunk = CHUNK_BYTES as u64;
        for offset in [0, chunk, 2 * chunk, chunk, chunk, 17] {
            let read = chunks.at(offset).await.unwrap();
            let from = usize::try_from(offset).unwrap();
            let to = (from + CHUNK_BYTES).min(length);
            assert_eq!(read.offset, offset);
            assert_eq!(read.bytes, content[from..to]);
            let digest = STANDARD.encode(Sha256::digest(&content[from..to]));
            assert_eq!(read.checksum, format!("sha256 {digest}"));
        }
        chunks.verify(&hex::encode(Sha256::digest(&content))).await.unwrap();
        assert_eq!(chunks.at(0).await.unwrap().bytes.len(), CHUNK_BYTES);
        assert!(is_damaged(chunks.verify(&"0".repeat(64)).await));
    }

    #[tokio::test]
    async fn a_missing_or_changed_file_is_damaged() {
        let whole = file(300_000);
        assert!(is_damaged(Chunks::open(Path::new("nowhere"), 5).await));
        assert!(is_damaged(Chunks::open(whole.path(), 299_999).await));
        let mut chunks = Chunks::open(whole.path(), 300_000).await.unwrap();
        std::fs::write(whole.path(), b"cut off meanwhile").unwrap();
        assert!(is_damaged(chunks.at(0).await));
        assert!(is_damaged(chunks.at(0).await));
    }
}
