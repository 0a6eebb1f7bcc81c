"""Each answer that a page takes can be given, alone and in pairs, and leads on."""
