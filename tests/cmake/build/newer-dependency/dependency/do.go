package dependency

func Do() {}
