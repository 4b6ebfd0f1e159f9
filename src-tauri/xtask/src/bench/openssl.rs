//! OpenSSL's AES-256-GCM on pieces of our chunk's size: the speed to be judged by.

use crate::command::ask;

/// What it does on this machine, as the table shows it; `None` if there is no OpenSSL.
pub(super) fn aes_256_gcm() -> Option<String> {
    let version = ask("openssl", &["version"])?;
    let args = ["speed", "-elapsed", "-evp", "aes-256-gcm", "-bytes", "16384", "-seconds", "3"];
    let speed = mb_per_s(&ask("openssl", &args)?)?;
    let version = version.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    Some(format!("{version} AES-256-GCM {speed:.0} MB/s"))
}

/// Its last line is `AES-256-GCM   3012500.00k`, in thousands of bytes a second.
fn mb_per_s(text: &str) -> Option<f64> {
    let is_it = |line: &&str| line.to_ascii_lowercase().starts_with("aes-256-gcm");
    let last = text.lines().rfind(is_it)?.split_whitespace().last()?;
    Some(last.strip_suffix('k')?.parse::<f64>().ok()? / 1e3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_thousands_of_bytes() {
        let text = "version: 3.0.22\nbuilt on: today\noptions: bn(64,64)\nCPUINFO: x\n\
                    The 'numbers' are in 1000s of bytes per second processed.\n\
                    type          16384 bytes\nAES-256-GCM    3012500.00k\n";
        assert_eq!(mb_per_s(text), Some(3012.5));
        assert_eq!(mb_per_s("no such cipher"), None);
    }
}
