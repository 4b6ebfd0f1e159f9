//! What is on a document: its quality, kind, facts, and the policy's rules.
