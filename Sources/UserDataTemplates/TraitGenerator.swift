#if !Generator
#error("UserDataTemplates needs the package trait 'Generator', which 'traits: []' leaves out")
#endif
