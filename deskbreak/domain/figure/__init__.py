"""The drawn person: from the key poses of an exercise to flat shapes, without any toolkit."""
