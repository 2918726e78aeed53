"""The key store: every private key and every wrap, in a database by itself.

The main database holds ciphertext and key ids; this one holds what opens them, always wrapped: by a reader's
passphrase, by another public key, or, while somebody works, by a random key that only their cookie has.
It can have a short backup retention of its own, so that a destroyed key is gone for good.
"""
