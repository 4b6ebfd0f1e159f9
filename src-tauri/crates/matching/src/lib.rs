//! Whether two writings of a name, an address or a number say the same to people.
