#!/usr/bin/env python3
"""Seals a file without our software:
seal.py SIGNUP ARTIFACT KIND ROLE=PUBLIC_KEY... < plain > sealed

PUBLIC_KEY is a recipient's X-Wing key, base64url. Needs `pip install "cryptography>=50"`.
"""
import hashlib, json, sys
from base64 import urlsafe_b64decode, urlsafe_b64encode
from cryptography.cobblestone import Cobblestone256Encryptor
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

signup, artifact, kind, *recipients = sys.argv[1:]
suite = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
file_key = Cobblestone256Encryptor.generate_key()


def encode(part):
    return urlsafe_b64encode(part).rstrip(b"=").decode()


def stanza(role, key):
    key = urlsafe_b64decode(key + "==")
    mlkem = MLKEM768PublicKey.from_public_bytes(key[:1184])
    x25519 = X25519PublicKey.from_public_bytes(key[1184:])
    public = hpke.MLKEM768X25519PublicKey(mlkem, x25519)
    sealed = suite.encrypt(file_key, public, info=b"seller-signup/sealed/v1")
    enc, wrapped = (encode(part) for part in (sealed[:1120], sealed[1120:]))
    fingerprint = hashlib.sha256(key).hexdigest()[:16]
    return {"key": fingerprint, "role": role, "enc": enc, "wrapped": wrapped}


stanzas = [stanza(*recipient.split("=", 1)) for recipient in recipients]
header = {"signup": signup, "artifact": artifact, "kind": kind, "recipients": stanzas}
header = json.dumps(header).encode()
prefix = b"SEALED\0\1" + len(header).to_bytes(4, "big")
payload = Cobblestone256Encryptor(file_key, prefix + header)
out = sys.stdout.buffer
out.write(prefix + header)
while piece := sys.stdin.buffer.read(1 << 20):
    out.write(payload.update(piece))
out.write(payload.finalize())
