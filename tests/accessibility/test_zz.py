def test_x(every_screen):
    for s in every_screen: print(s, s.path, s.is_error)
    print(len(every_screen))
