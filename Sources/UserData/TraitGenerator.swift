#if !Generator
#error("UserData needs the package trait 'Generator', which 'traits: []' leaves out")
#endif
