#!/usr/bin/env python3
"""Signed statements in PyJWT, the other way round from ours.

statement.py verify TYP PUBLIC_KEY < jws > claims    refuses with a non-zero exit code
statement.py sign TYP SEED_FILE < claims > jws       SEED_FILE: 64 hex digits

PUBLIC_KEY is base64url. Needs `pip install pyjwt cryptography`.
"""
import json, sys
from base64 import urlsafe_b64decode
import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

verb, typ, key = sys.argv[1:]
text = sys.stdin.read()
if verb == "sign":
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(open(key).read()))
    print(jwt.encode(json.loads(text), private, algorithm="EdDSA", headers={"typ": typ}), end="")
else:
    public = Ed25519PublicKey.from_public_bytes(urlsafe_b64decode(key + "=="))
    token = jwt.decode_complete(text, public, algorithms=["EdDSA"])
    assert token["header"] == {"typ": typ, "alg": "EdDSA"}, "another kind of statement"
    print(json.dumps(token["payload"]), end="")
