#!/usr/bin/env python3
"""Opens a sealed file without our software: open.py SEED_FILE < sealed > plain

SEED_FILE holds the recipient's X-Wing seed as 64 hex digits.
Needs nothing but `pip install "cryptography>=50"`. Exit code 0 only if every byte is
authentic and none is missing; otherwise throw the output away.
"""
import hashlib, json, sys
from base64 import urlsafe_b64decode
from cryptography.cobblestone import Cobblestone256Decryptor
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

# The private key: SHAKE-256 stretches the seed into ML-KEM's 64 bytes and X25519's 32.
seed = bytes.fromhex(open(sys.argv[1]).read())
wide = hashlib.shake_256(seed).digest(96)
mlkem = MLKEM768PrivateKey.from_seed_bytes(wide[:64])
x25519 = X25519PrivateKey.from_private_bytes(wide[64:])
public = mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()

# prefix: magic, version, length of the header
source = sys.stdin.buffer
prefix = source.read(12)
assert prefix[:8] == b"SEALED\0\1", "not a sealed file of version 1"
header = source.read(int.from_bytes(prefix[8:], "big"))

# our stanza: the file key, wrapped with HPKE
own = hashlib.sha256(public).hexdigest()[:16]
stanza = next(r for r in json.loads(header)["recipients"] if r["key"] == own)
enc, wrapped = (urlsafe_b64decode(stanza[field] + "==") for field in ("enc", "wrapped"))
suite = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
private = hpke.MLKEM768X25519PrivateKey(mlkem, x25519)
file_key = suite.decrypt(enc + wrapped, private, info=b"seller-signup/sealed/v1")

# the payload, bound to prefix and header
payload = Cobblestone256Decryptor(file_key, prefix + header)
while piece := source.read(1 << 20):
    sys.stdout.buffer.write(payload.update(piece))
sys.stdout.buffer.write(payload.finalize())
