//! A growing buffer that leaves no copy of its content behind.

use zeroize::Zeroizing;

/// Appends to `buffer`. A plain `Vec` that grows frees its old allocation as it is; this wipes it first.
pub(crate) fn append(buffer: &mut Zeroizing<Vec<u8>>, bytes: &[u8]) {
    let needed = buffer.len() + bytes.len();
    if needed > buffer.capacity() {
        let mut larger = Zeroizing::new(Vec::with_capacity(needed * 2));
        larger.extend_from_slice(buffer);
        *buffer = larger;
    }
    buffer.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_survives_growth() {
        let mut buffer = Zeroizing::new(Vec::new());
        for chunk in [&[1, 2][..], &[], &[3; 100]] {
            append(&mut buffer, chunk);
        }
        assert_eq!((buffer.len(), buffer[1], buffer[101]), (102, 2, 3));
    }
}
